/** @jsxImportSource preact */
// The entry: makes the page live that the server has rendered. Without it the page is complete, and only less quick.
import { render } from "preact";
import { format, parse } from "./address";
import { Atlas } from "./atlas";
import { Buttons } from "./map/buttons";
import { Gestures } from "./map/gestures";
import { keepForLater } from "./offline";
import { element, insteadOf, type Page, read } from "./page";
import { Search } from "./search";

const page = read();
search(page);
if (page.view === "atlas") new Atlas(page).begin();
else zoom(page);
void keepForLater(page.root, new URL(import.meta.url));

function search({ endpoint, wanted, text }: Page): void {
  const form = document.querySelector<HTMLFormElement>("form#search");
  if (!form) return;
  const { lang, q } = parse(location.search);
  const elsewhere = format(lang ? { lang } : {});
  const addressOf = {
    city: (slug: string) => `/cities/${encodeURIComponent(slug)}${elsewhere}`,
    country: (code: string) => `/countries/${encodeURIComponent(code)}${elsewhere}`,
  };
  const label = form.querySelector("label")?.textContent ?? "";
  const placeholder = form.querySelector("input")?.placeholder ?? "";
  const own = [...form.querySelectorAll(":scope > :not([type=hidden])")];
  const slot = insteadOf(own, null, form);
  render(<Search {...{ label, placeholder, endpoint, wanted, text, addressOf }} initial={q ?? ""} />, slot);
}

/** The map of a city or a country is a picture; it can be enlarged and moved all the same. */
function zoom({ text }: Page): void {
  const figure = element("#map");
  const picture = figure?.querySelector("svg");
  if (!figure || !picture) return;
  const { x, y, width, height } = picture.viewBox.baseVal;
  const slot = insteadOf([picture], null, figure);
  const [frame, buttons] = [document.createElement("div"), document.createElement("div")];
  frame.append(picture);
  slot.append(frame, buttons);
  const gestures = new Gestures(frame, (shift) => {
    const scale = width / frame.clientWidth / shift.k;
    picture.setAttribute("viewBox", [x - shift.x * scale, y - shift.y * scale, width / shift.k, height / shift.k].join(" "));
  });
  new ResizeObserver(() => gestures.resize(frame.clientWidth, frame.clientHeight)).observe(frame);
  render(<Buttons gestures={() => gestures} whole={text("script.map-back")} text={text} />, buttons);
}
