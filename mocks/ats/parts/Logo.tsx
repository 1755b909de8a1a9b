/** The mark of Larkfield: a leaf over a field. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
      <rect class="logo-tile" width="28" height="28" rx="7" />
      <path
        class="logo-leaf"
        d="M5.5 9.5c3.9.2 6.3 1.7 7.6 4.6 1.2-4.3 4.3-6.9 9.4-7.6-.9 6.2-4 9.8-9.3 10.3-3.9.3-6.6-2.2-7.7-7.3z"
      />
      <path class="logo-field" d="M5.5 21.5c5.5-2.2 11.5-2.2 17 0" />
    </svg>
  )
}
