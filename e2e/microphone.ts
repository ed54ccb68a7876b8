// A browser with a microphone that is let in without a question and gives a tone, or what stands in a file.

import { chromiumArgs, chromiumPath } from '../scripts/chromium.ts'

export const withMicrophone = (...more: string[]) => ({
  executablePath: chromiumPath(),
  args: [...chromiumArgs, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', ...more],
})
