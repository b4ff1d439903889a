// Where the editor keeps its tabs: in local storage under our own prefix, since other servers
// on the same host and port may show a GraphiQL too and would share its tabs with ours.
import type { Storage } from "@graphiql/toolkit";

const PREFIX = "sister-cities:";

function ownKeys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

export const storage: Storage = {
  getItem: (key) => localStorage.getItem(PREFIX + key),
  setItem: (key, value) => localStorage.setItem(PREFIX + key, value),
  removeItem: (key) => localStorage.removeItem(PREFIX + key),
  clear: () => ownKeys().forEach((key) => localStorage.removeItem(key)),
  get length() {
    return ownKeys().length;
  },
};
