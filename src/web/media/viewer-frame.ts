// The frame on the viewer host in which a PDF is read (docs/decisions/0142): made for one document, without an origin, and taken away with it.
import { openPages, type PdfPages } from './pdf-pages.ts'

/** Is there once it has loaded; where the viewer host does not answer, another page has, and nobody takes the port. */
function frameAt(address: string): { frame: HTMLIFrameElement; loaded: Promise<void> } {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('aria-hidden', 'true')
  frame.referrerPolicy = 'no-referrer'
  frame.tabIndex = -1
  frame.hidden = true
  frame.src = address
  const loaded = new Promise<void>((there) => {
    frame.addEventListener('load', () => there(), { once: true })
  })
  document.body.append(frame)
  return { frame, loaded }
}

/** Opens a PDF in a viewer of its own, which is gone when `signal` says so. Throws NotShown. */
export async function openInViewer(address: string, pdf: Blob, signal: AbortSignal): Promise<PdfPages> {
  const bytes = await pdf.arrayBuffer()
  const { frame, loaded } = frameAt(address)
  const { port1, port2 } = new MessageChannel()
  // Without an origin a frame has no name to send to; where it may come from says the policy of this page (frame-src).
  void loaded.then(() => frame.contentWindow?.postMessage('', '*', [port2]))
  return openPages(port1, bytes, { end: () => frame.remove(), signal })
}
