// Lets tests import TypeScript, and the files of docs/clients under the names that an app would give them.
import { register } from "node:module";

register("./typescript-hooks.mjs", import.meta.url);
