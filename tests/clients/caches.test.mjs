// Repeated questions through both caches while the data change, as caches.mjs asks them a million times.
import assert from "node:assert/strict";
import { test } from "node:test";
import { askThrough } from "./caches.mjs";

const REQUESTS = 10_000;
const EVERY_MS = 1_000;
const QUESTIONS = 10;

for (const name of /** @type {const} */ (["nginx", "Varnish"])) {
  test(`${name} answers repeated questions, and nobody gets an older version than the one named`, async () => {
    const { changes, reached, wrong } = await askThrough(name, REQUESTS, EVERY_MS);
    assert.deepEqual(wrong, []);
    // Of each version, once for those who name it, and twice for those who name the one before or none.
    assert.ok(reached <= 3 * QUESTIONS * (changes + 1), `${reached} reached the server, with ${changes} new versions`);
  });
}
