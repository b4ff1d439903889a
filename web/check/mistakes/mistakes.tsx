// Every rule that check.mjs names has something to find here; nothing runs this file, and the bundle has no part of it.
import { useEffect, useState } from "react";

async function answer(): Promise<string> {
  return await "answer";
}

export function Mistakes({ name }: { name: string | null }) {
  const [text, setText] = useState("");
  if (name == null) {
    useEffect(() => setText("none"), []);
  }
  useEffect(() => {
    setText(name ?? "none");
  }, []);
  answer();
  [1, 2].forEach(async (number) => {
    if (number > 1) throw "a text";
  });
  const wrong: number = "a text";
  return <button onClick={() => eval(`${{}}`)}>{name!.length + wrong}</button>;
}
