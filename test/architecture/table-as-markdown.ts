import { type Row, table } from './table'

/** The import table as docs/architecture.md shows it. */
export function tableAsMarkdown(): string {
  const head = ['| folder under src | may import | npm packages |', '|---|---|---|']
  return [...head, ...table.map((row) => `| ${row.folder} | ${imports(row)} | ${packages(row)} |`)].join('\n')
}

function imports({ may, types, assets, node }: Row): string {
  const parts = [
    ...may,
    ...types.map((place) => `types of ${place}`),
    ...(assets ?? []).map((place) => `assets of ${place}`),
    ...(node ? ['node'] : []),
  ]
  return parts.join(', ') || 'nothing'
}

function packages({ npm, bare }: Row): string {
  return npm.join(', ') || (bare ? 'none, not even by a detour' : 'none')
}
