// Builds the pages' scripts into dist/ and compresses them once, so that the server never has to.
// What fits into one packet stays as it is; of the rest only the compressed forms are kept, since they are what is embedded.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";
import { land } from "./atlas/build/land.mjs";

const ONE_PACKET = 1400;

await build();

const totals = { raw: 0, br: 0, gz: 0 };
for (const entry of readdirSync("dist", { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const raw = readFileSync(file);
  const br = brotliCompressSync(raw, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
    },
  });
  const gz = gzipSync(raw, { level: constants.Z_BEST_COMPRESSION });
  totals.raw += raw.length;
  if (raw.length > ONE_PACKET) {
    writeFileSync(`${file}.br`, br);
    writeFileSync(`${file}.gz`, gz);
    rmSync(file);
    totals.br += br.length;
    totals.gz += gz.length;
  } else {
    totals.br += raw.length;
    totals.gz += raw.length;
  }
}
// A part of pages and no file of its own, so it stays as it is.
writeFileSync("dist/land.path", land());

/** @param {number} bytes */
const kb = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
console.log(`raw ${kb(totals.raw)}, brotli ${kb(totals.br)}, gzip ${kb(totals.gz)}`);
