import { serverAudits } from "graphql-http";
const audits = serverAudits({ url: process.argv[2], fetchFn: fetch });
let ok = 0;
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status === "ok") ok += 1;
  else console.log(audit.id, audit.name, result.status, result.reason);
}
console.log(ok, audits.length);
