// Whether anything can be heard in what was recorded: a microphone that is covered, off or taken by another program records silence, and
// whoever spoke would learn of it when it is too late to say it again.

/** Of full volume. Rooms at night are quieter; speech from across a table is far louder. */
const faintest = 0.01

/** Where this browser cannot open what it recorded itself, it is taken for audible: nobody's words are refused for want of a look. */
export async function isAudible(sound: Blob): Promise<boolean> {
  try {
    const opened = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(await sound.arrayBuffer())
    return opened.getChannelData(0).some((sample) => Math.abs(sample) >= faintest)
  } catch {
    return true
  }
}
