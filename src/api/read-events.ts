// Server-sent events as an answer brings them, where the browser's own reader does not do: it can neither send a body nor say why it was refused.

export interface ServerEvent {
  event: string
  data: string
}

/** Reads one answer to its end; `told` hears of everything that came, also of what is only a sign of life. */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  told: (event: ServerEvent) => void,
): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts)
      told({
        event: /^event: ?(.*)$/m.exec(part)?.[1] ?? '',
        data: /^data: ?(.*)$/m.exec(part)?.[1] ?? '',
      })
  }
}
