/** The mark of the demo company: a planet inside its ring. */
export function ShopLogo(props: { size: number }) {
  return (
    <svg
      width={props.size}
      height={props.size}
      viewBox="0 0 40 40"
      fill="none"
      aria-hidden="true"
      focusable="false"
    >
      <g transform="rotate(-24 20 20)" strokeWidth="2.5" strokeLinecap="round">
        <path d="M2 20a18 6 0 0 1 36 0" stroke="#8f7bf0" />
        <circle cx="20" cy="20" r="10.5" fill="#f2a33a" />
        <path d="M2 20a18 6 0 0 0 36 0" stroke="#8f7bf0" />
      </g>
      <circle cx="34" cy="32" r="1.5" fill="#f2a33a" />
    </svg>
  );
}
