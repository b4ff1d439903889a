/** @jsxImportSource preact */
// The entry: makes the page live that the server has rendered. Without it the page is complete, and only less quick.
import { render } from "preact";
import { linksTo, parse } from "./address";
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
  const state = parse(location.search);
  const addressOf = linksTo(state);
  const label = form.querySelector("label")?.textContent ?? "";
  const placeholder = form.querySelector("input")?.placeholder ?? "";
  const own = [...form.querySelectorAll(":scope > :not([type=hidden])")];
  const slot = insteadOf(own, null, form);
  render(<Search {...{ label, placeholder, endpoint, wanted, text, addressOf }} initial={state.q ?? ""} />, slot);
}

/** The map of a city, a country or a path is a picture; it can be enlarged and moved all the same. */
function zoom({ text }: Page): void {
  const figure = element("#map");
  const picture = figure?.querySelector("svg");
  if (!figure || !picture) return;
  const { x, y, width, height } = picture.viewBox.baseVal;
  const slot = insteadOf([picture], null, figure);
  const [frame, buttons, help] = [document.createElement("div"), document.createElement("div"), document.createElement("p")];
  [help.id, help.className, help.textContent] = ["map-help", "visually-hidden", text("script.picture-help")];
  [frame.className, frame.tabIndex, frame.role, frame.ariaLabel] = ["picture", 0, "group", text("script.map-label")];
  frame.setAttribute("aria-describedby", help.id);
  frame.append(picture);
  slot.append(frame, buttons, help);
  const gestures = new Gestures(frame, (shift) => {
    const scale = width / frame.clientWidth / shift.k;
    frame.classList.toggle("enlarged", shift.k > 1);
    picture.setAttribute("viewBox", [x - shift.x * scale, y - shift.y * scale, width / shift.k, height / shift.k].join(" "));
  });
  frame.addEventListener("keydown", (event) => {
    if (gestures.hears(event)) event.preventDefault();
  });
  new ResizeObserver(() => gestures.resize(frame.clientWidth, frame.clientHeight)).observe(frame);
  render(<Buttons gestures={() => gestures} whole={text("script.map-back")} text={text} />, buttons);
}
