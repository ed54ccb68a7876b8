// One line that is written over on a terminal; elsewhere only the last word.

export function progressOn(say: (text: string) => void) {
  const terminal = process.stderr.isTTY
  return {
    show: (text: string): void => void (terminal && process.stderr.write(`\r\u001b[K${text}`)),
    done: (text: string): void => {
      if (terminal) process.stderr.write('\r\u001b[K')
      say(text)
    },
  }
}
