// Lets tests import TypeScript, and the files of docs/clients under the names that an app would give them.
import { register } from "node:module";

// Node 20 has no registerHooks.
// oxlint-disable-next-line typescript/no-deprecated
register("./typescript-hooks.mjs", import.meta.url);
