// Lets node import the sources of the atlas as the bundler does.
import { register } from "node:module";

// Node 20 has no registerHooks.
// oxlint-disable-next-line typescript/no-deprecated
register("./typescript-hooks.mjs", import.meta.url);
