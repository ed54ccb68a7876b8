// The page of the viewer host, in a frame without an origin: it takes one message port from the page around it, hands it to a worker, and
// does nothing else. What reads the PDF has no document and no connection, and is gone with the frame.

/** A worker has to come from its own origin, and this frame has none: so it is one line that fetches the script of the host. */
const host = new URL('/', location.href).href

addEventListener(
  'message',
  ({ source, ports: [port] }: MessageEvent) => {
    if (source !== parent || !port) return
    const begins = new Blob([`importScripts(${JSON.stringify(`${host}pages.js`)})`], {
      type: 'text/javascript',
    })
    new Worker(URL.createObjectURL(begins)).postMessage({ host }, [port])
  },
  { once: true },
)
