// A voice recorded in this page by the browser itself: short, small, and held in this page's memory alone. What comes out was made here
// from the microphone, so that it carries no name of a device, no place and no tags of a file.

/** Two minutes and a megabyte: what a telephone on a bad line can still send. */
export const longestVoice = { seconds: 120, bytes: 1_000_000 }

export interface Voice {
  sound: Blob
  seconds: number
}

export interface Recording {
  /** What was recorded; nothing where it was thrown away or stayed empty. */
  done: Promise<Voice | undefined>
  stop: () => void
  /** Ends it and throws it away. */
  drop: () => void
}

/** Speech stays clear at this rate, and two minutes are a third of a megabyte. */
const bitsPerSecond = 24_000
const kinds = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']

export const canRecord = (): boolean =>
  'MediaRecorder' in globalThis && typeof navigator.mediaDevices?.getUserMedia === 'function'

/**
 * Begins once whoever speaks has let the page hear them, and ends by itself where it becomes too long or too large; `told` hears each
 * second how long it is. Fails with what the browser says where it may not listen.
 */
export async function record(
  told: (seconds: number) => void,
  most: typeof longestVoice = longestVoice,
): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const mimeType = kinds.find((kind) => MediaRecorder.isTypeSupported(kind))
  const recorder = new MediaRecorder(stream, {
    ...(mimeType && { mimeType }),
    audioBitsPerSecond: bitsPerSecond,
  })
  const parts: Blob[] = []
  const began = performance.now()
  let [bytes, isDropped] = [0, false]
  const seconds = () => Math.min(most.seconds, Math.round((performance.now() - began) / 1000))
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  const second = setInterval(() => {
    told(seconds())
    if (seconds() >= most.seconds) stop()
  }, 1000)
  const done = new Promise<Voice | undefined>((resolve) => {
    recorder.addEventListener('dataavailable', ({ data }) => {
      bytes += data.size
      // What would make it too large is left out: it ends with the part before.
      if (bytes > most.bytes) return stop()
      parts.push(data)
    })
    recorder.addEventListener('stop', () => {
      clearInterval(second)
      for (const track of stream.getTracks()) track.stop()
      const sound = new Blob(parts, { type: recorder.mimeType.split(';')[0] ?? '' })
      resolve(isDropped || sound.size === 0 ? undefined : { sound, seconds: seconds() })
    })
  })
  recorder.start(1000)
  const drop = () => {
    isDropped = true
    stop()
  }
  return { done, stop, drop }
}
