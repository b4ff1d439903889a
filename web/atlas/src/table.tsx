/** @jsxImportSource preact */
// The table of relations, as src/atlas/views/table.rs writes it, sorted and filtered at once.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Column, Scope, Sort } from "./address";
import type { Place, Relation } from "./network";
import type { Texts } from "./texts";

/** More rows are shown when they are asked for. */
const ROWS = 100;

export interface Links {
  city: (slug: string) => string;
  country: (code: string) => string;
  sort: (sort: Sort) => string;
}

interface TableProps {
  relations: readonly Relation[];
  scope: Scope;
  sort: Sort;
  text: Texts;
  links: Links;
  choose: (sort: Sort) => void;
}

export function Table({ relations, scope, sort, text, links, choose }: TableProps) {
  const [rows, setRows] = useState(ROWS);
  const shown = relations.slice(0, rows);
  const isOfPairs = scope === "all";
  const hasEnded = shown.some(({ ended, status }) => ended !== null || status !== "ACTIVE");
  const head = (column: Column, name: string, isNumber = false) => (
    <Head column={column} sort={sort} isNumber={isNumber} links={links} choose={choose}>
      {text(name)}
    </Head>
  );
  if (relations.length === 0) return <p>{text("table.nothing")}</p>;
  return (
    <>
      {/* A part that scrolls must be reached by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role */}
      <div class="scrolls" tabIndex={0} role="group" aria-labelledby="partners-title">
        <table>
          <thead>
            <tr>
              {head("name", "table.city")}
              {isOfPairs ? <th scope="col">{text("table.partner")}</th> : head("country", "table.country")}
              <th scope="col">{text("table.kind")}</th>
              {head("date", "table.signed")}
              {hasEnded && <th scope="col">{text("table.status")}</th>}
              {head("distance", "table.distance", true)}
              {!isOfPairs && head("population", "table.population", true)}
            </tr>
          </thead>
          <tbody>
            {shown.map((relation) => (
              <Row key={relation.id} {...{ relation, isOfPairs, hasEnded, text, links }} />
            ))}
          </tbody>
        </table>
      </div>
      {relations.length > rows && (
        <p class="pages">
          <button type="button" onClick={() => setRows(rows + ROWS)}>
            {text("script.more-rows", { n: Math.min(ROWS, relations.length - rows) })}
          </button>
        </p>
      )}
    </>
  );
}

interface HeadProps {
  column: Column;
  sort: Sort;
  isNumber: boolean;
  links: Links;
  choose: (sort: Sort) => void;
  children: ComponentChildren;
}

function Head({ column, sort, isNumber, links, choose, children }: HeadProps) {
  const isAscending = sort === column;
  const isOwn = isAscending || sort === `-${column}`;
  const next: Sort = isAscending ? `-${column}` : column;
  return (
    <th scope="col" class={isNumber ? "number" : undefined} aria-sort={isOwn ? (isAscending ? "ascending" : "descending") : undefined}>
      <a
        href={`${links.sort(next)}#partners`}
        data-sort={next}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          choose(next);
        }}
      >
        {children}
      </a>
    </th>
  );
}

interface RowProps {
  relation: Relation;
  isOfPairs: boolean;
  hasEnded: boolean;
  text: Texts;
  links: Links;
}

function Row({ relation, isOfPairs, hasEnded, text, links }: RowProps) {
  const { kind, kindLabel, established, ended, statusLabel, distanceKm } = relation;
  const [city, other] = isOfPairs ? relation.ends : [relation.ends[1], null];
  return (
    <tr data-slug={city.slug}>
      <th scope="row">
        <a href={links.city(city.slug)}>{city.displayName}</a>
        {isOfPairs && (
          <span class="aside">
            <Country place={city} links={links} />
          </span>
        )}
      </th>
      {other ? (
        <td data-label={text("table.partner")}>
          <a href={links.city(other.slug)}>{other.displayName}</a>
          <span class="aside">
            <Country place={other} links={links} />
          </span>
        </td>
      ) : (
        <td data-label={text("table.country")}>
          <Country place={city} links={links} />
        </td>
      )}
      <td data-label={text("table.kind")}>
        <span class={`kind ${classOf(kind)}`}>{kindLabel}</span>
      </td>
      <td data-label={text("table.signed")}>
        <Dated date={established} />
      </td>
      {hasEnded && (
        <td data-label={text("table.status")}>
          {statusLabel}
          {ended && (
            <>
              {" ("}
              <Dated date={ended} />)
            </>
          )}
        </td>
      )}
      <td class="number" data-label={text("table.distance")}>
        {distanceKm === null ? <Unknown /> : `${Math.round(distanceKm).toLocaleString("en")} km`}
      </td>
      {!isOfPairs && (
        <td class="number" data-label={text("table.population")}>
          {city.population ? city.population.display : <Unknown />}
        </td>
      )}
    </tr>
  );
}

function Country({ place: { country }, links }: { place: Place; links: Links }) {
  return (
    <>
      {country.flag && (
        <>
          <span class="flag" aria-hidden="true">
            {country.flag}
          </span>{" "}
        </>
      )}
      {country.code === "ZZ" ? country.name : <a href={links.country(country.code)}>{country.name}</a>}
    </>
  );
}

function Dated({ date }: { date: Relation["established"] }) {
  if (!date) return <Unknown />;
  // What `time` takes is a year, a month or a day.
  return /^[\d-]+$/.test(date.edtf) ? <time dateTime={date.edtf}>{date.display}</time> : <>{date.display}</>;
}

function Unknown() {
  return <span class="unknown">–</span>;
}

/** The class of a kind of relation, by which style sheets colour it. */
export function classOf(kind: string): string {
  return `k-${kind.toLowerCase().replaceAll("_", "-")}`;
}
