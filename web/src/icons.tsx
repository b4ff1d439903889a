// The icons of our panels, drawn like those of GraphiQL.

export function BuilderIcon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" aria-hidden="true">
      <rect x="2.5" y="2.5" width="6" height="6" rx="1" />
      <rect x="2.5" y="11.5" width="6" height="6" rx="1" />
      <path d="m4 5.5 1 1 2-2.2M12 5.5h6M12 14.5h6" />
    </svg>
  );
}

export function TourIcon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="5" cy="14.5" r="3" />
      <circle cx="15" cy="5.5" r="3" />
      <path d="M7.3 12.5 12.7 7.5" strokeLinecap="round" />
    </svg>
  );
}
