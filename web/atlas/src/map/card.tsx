/** @jsxImportSource preact */
// What a city of the map is: its name, its country, and its relations as far as they are shown.
import type { Place, Relation } from "../network";
import { counted, type Texts } from "../texts";
import type { Pixel } from "./near";

/** More relations than these are counted instead. */
const MOST = 3;
const CARD_WIDTH = 260;

interface CardProps {
  place: Place;
  home: Place | null;
  relations: readonly Relation[];
  at: Pixel;
  width: number;
  text: Texts;
  address: string;
}

export function Card({ place, home, relations, at, width, text, address }: CardProps) {
  const own = relations.filter(({ ends }) => ends.some(({ slug }) => slug === place.slug));
  const isHome = place.slug === home?.slug;
  const left = Math.max(4, Math.min(at.x + 12, width - CARD_WIDTH - 4));
  return (
    <div class="card" style={{ left: `${left}px`, top: `${at.y + 12}px`, width: `${CARD_WIDTH}px` }}>
      <strong>
        <a href={address} tabIndex={-1}>
          {place.displayName}
        </a>
      </strong>
      <span>
        {place.country.flag} {place.country.name}
      </span>
      {isHome || own.length > MOST ? (
        <span>{counted(text, "script.card-relations", own.length)}</span>
      ) : (
        own.map((relation) => <span key={relation.id}>{inWords(relation, place, home, text)}</span>)
      )}
    </div>
  );
}

/** Such as `Sister city · since October 1984 · 2,236 km`. */
function inWords(relation: Relation, place: Place, home: Place | null, text: Texts): string {
  const other = relation.ends.find(({ slug }) => slug !== place.slug);
  const { established, ended, distanceKm, kindLabel } = relation;
  return [
    other && other.slug !== home?.slug ? `${kindLabel}: ${other.displayName}` : kindLabel,
    established && text("script.card-since", { date: established.display }),
    ended && text("script.card-until", { date: ended.display }),
    distanceKm !== null && text("script.card-distance", { km: Math.round(distanceKm) }),
  ]
    .filter(Boolean)
    .join(" · ");
}
