/** A pin, for what a person fixed by hand; the word stands beside it. */
export function PinMark() {
  return (
    <svg className="pin-mark" viewBox="0 0 10 10" width="9" height="9" aria-hidden="true" focusable="false">
      <path d="M3 .5h4v1L6.4 2v2.3L8 5.8v1H5.6L5 9.8l-.6-3H2v-1l1.6-1.5V2L3 1.5z" fill="currentColor" />
    </svg>
  )
}
