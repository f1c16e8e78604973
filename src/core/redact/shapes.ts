/** A secret told by its looks. `secret` picks it out of a match; by default it is the whole match. */
interface Shape {
  id: string
  /** What it is called in a token. */
  kind: string
  pattern: RegExp
  isSecret?: (match: string) => boolean
}

// Each pattern begins at the beginning of a run and is bounded, so that a megabyte of base64 costs one pass.
export const SHAPES: readonly Shape[] = [
  {
    id: 'private-key',
    kind: 'private-key',
    pattern:
      /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?:(?!-----END )[\s\S])*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g,
  },
  { id: 'jwt', kind: 'jwt', pattern: /(?<![\w-])eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g },
  { id: 'bearer', kind: 'bearer', pattern: /(?<=\b(?:bearer|basic)\s{1,4})(?=\S*[\d=])[\w.~+/-]{8,}=*/gi },
  {
    id: 'vendor-key',
    kind: 'key',
    pattern:
      /(?<![\w-])(?:(?:sk|pk|rk)_(?:live|test)_\w{8,}|whsec_\w{8,}|sk-[\w-]{20,}|gh[opsur]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|A(?:KIA|SIA)[A-Z\d]{16}|AIza[\w-]{35}|ya29\.[\w-]{20,}|npm_\w{30,}|SG\.[\w-]{16,}\.[\w-]{16,}|shp(?:at|ca|pa|ss)_\w{20,}|dop_v1_\w{30,}|hf_\w{20,}|pypi-[\w-]{20,})/g,
  },
  { id: 'url-credentials', kind: 'password', pattern: /(?<=:\/\/[^/\s:@]{0,100}:)[^/\s@‹]{1,200}(?=@)/g },
  {
    id: 'card',
    kind: 'card',
    pattern: /(?<![\w.-])\d(?:[ -]?\d){11,18}(?![\w-])/g,
    isSecret: isCardNumber,
  },
  {
    id: 'email',
    kind: 'email',
    // Not `package@1.2.3-rc.js` in the address of a script.
    pattern: /(?<![\w.%+-])[\w.+-]{1,64}(?:@|%40)(?!\d+\.\d+\.)(?:[A-Za-z\d-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])/g,
  },
]

/** Issuer, length and check digit (Luhn) of a payment card. A time in milliseconds is none: those begin with 1. */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '')
  if (
    !/^(4\d{12}(\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3[068]\d{12}|35\d{14}|6(011|5\d\d)\d{12})$/.test(
      digits,
    )
  )
    return false
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}
