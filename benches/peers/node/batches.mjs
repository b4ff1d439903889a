// From the rows of a statement to one answer for each key.

export function found(rows, ids) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
}

export function grouped(rows, ids) {
  const groups = new Map(ids.map((id) => [id, []]));
  for (const row of rows) groups.get(row.of).push(row);
  return ids.map((id) => groups.get(id));
}
