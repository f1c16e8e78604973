/** A target that stands for good: neither lowered nor left out, in the order of the documents. */
export interface Required {
  name: string
  better: 'lower' | 'higher'
  target: number
}

const atMost = (name: string, target: number): Required => ({ name, better: 'lower', target })
const atLeast = (name: string, target: number): Required => ({ name, better: 'higher', target })

export const required: readonly Required[] = [
  atMost('record-ring', 2.0),
  atMost('record-immer', 1.05),
  atMost('record-growth', 1.2),
  atLeast('record-stack', 100),
  atLeast('record-memory', 500),
  atLeast('mirror-update', 100),
  atMost('page-blocked', 1),
  atLeast('diff-shared-array', 25),
  atLeast('diff-shared-tree', 5),
  atMost('diff-unshared-array', 0.35),
  atMost('diff-unshared-tree', 0.7),
  atLeast('diff-best-peer-array', 2.5),
  atLeast('diff-best-peer-tree', 1.4),
  atMost('diff-insert-head', 0.4),
  atMost('diff-shuffle', 0.75),
  atMost('align-three', 2.5),
  atMost('first-picture', 8),
  atLeast('port-batch', 15),
  atMost('grid-frame-1e5', 0.8),
  atMost('grid-frame-1e6', 0.8),
  atLeast('tree-toggle', 30),
  atMost('search', 0.5),
  atLeast('peer', 100),
]

/** What the metrics of all cases lack, have twice, or judge by another target than they should. */
export function shortcomings(metrics: readonly { name: string; better: string; target?: number }[]): string[] {
  const names = metrics.map(({ name }) => name)
  const twice = names.filter((name, i) => names.indexOf(name) !== i).map((name) => `${name} stands in two cases`)
  const wrong = required.flatMap(({ name, better, target }) => {
    const metric = metrics.find((candidate) => candidate.name === name)
    if (!metric) return [`${name} has no case`]
    return metric.target === target && metric.better === better ? [] : [`${name} has another target than ${target}`]
  })
  return [...twice, ...wrong]
}
