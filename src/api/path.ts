// What stands in `{}` in an address. Apart from the schemas, since the browser's client needs only this.

/** The names in `{}` of a path, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)
}
