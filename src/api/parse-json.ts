/** What a text says as JSON; undefined where it is none. What `JSON.parse` throws quotes the text, and would carry it into a log. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
