/** `Object.inc`, `async inc`, `inc [as set]` → `inc`; undefined for anonymous frames. */
export function functionOf(frame: string): string | undefined {
  const v8 = /^at (?:async )?(?:new )?([^ (]+)(?: \[as [^\]]+\])? \(/.exec(frame)
  const firefox = v8 ? undefined : /^([^@]*)@/.exec(frame)
  const name = (v8?.[1] ?? firefox?.[1])?.split(/[./<]/).pop()
  return name === undefined || name === '' || name === 'anonymous' ? undefined : name
}

/** `url:line:column` of a frame. */
export function placeOf(frame: string): string | undefined {
  return /(?:\(|@|^at )((?:[a-z-]+:\/\/|\/|<)[^()]*:\d+:\d+)\)?$/i.exec(frame)?.[1]
}
