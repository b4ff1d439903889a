// How the playground is bundled: hashed names under assets/, paths relative to the page,
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
      // "use client" means nothing in a page that has no server side.
      checks: { moduleLevelDirective: false },
    },
  },
  worker: { format: "es" },
});
