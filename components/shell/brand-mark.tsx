/** Our own mark: a bridge over water. Beside the name, which says it in words. */
export function BrandMark({ size = 40 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="9" fill="#0b3558" />
      <path d="M5 26.5C9.5 16.5 14.5 12 20 12s10.5 4.5 15 14.5" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M4 21.5h32" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M13 16.2v5.3M20 12.5v9M27 16.2v5.3" stroke="#fff" strokeWidth="1.6" />
      <path d="M7 31.5c2.2-1.6 4.3-1.6 6.5 0s4.3 1.6 6.5 0 4.3-1.6 6.5 0 4.3 1.6 6.5 0" fill="none" stroke="#7fc4e8" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  )
}
