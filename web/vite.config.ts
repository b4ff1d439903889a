// How the pages' scripts are bundled: hashed names under assets/, paths relative to the page,
// nothing inlined that the content security policy would have to allow.
import { defineConfig } from "vite";

export default defineConfig({
  // The page stands at /graphql and its files in /assets/; relative paths also work behind a prefix.
  base: "./",
  // Of the editor only what a page of queries uses.
  resolve: { alias: { "monaco-editor/esm/vs/editor/edcore.main.js": "/src/editor.ts" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    // The editor is one large chunk that is loaded once and kept for a year.
    chunkSizeWarningLimit: 5000,
    // The bundle carries the licences of what is in it.
    license: { fileName: "licenses.md" },
    rolldownOptions: {
      // The playground's page, the script of the atlas, which the server's own pages name, and its service worker.
      input: { index: "index.html", atlas: "atlas/src/main.tsx", offline: "atlas/src/worker.ts" },
      // A service worker is found again by its name.
      output: { entryFileNames: ({ name }) => (name === "offline" ? "offline.js" : "assets/[name]-[hash].js") },
      // "use client" means nothing in a page that has no server side.
      checks: { moduleLevelDirective: false },
    },
  },
  worker: { format: "es" },
});
