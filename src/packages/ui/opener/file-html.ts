// The file that a place outside is given: one page of HTML with everything inside. Its policy stands in it and lets nothing out but the form
// that carries an answer; script and style stand in it by their hashes, so that nothing else runs.
import type { PackageFile } from '../../told.ts'
import { style } from './style.ts'

const sha256 = async (text: string): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`
}

async function policy(script: string, { answerAt }: Pick<PackageFile, 'answerAt'>): Promise<string> {
  const { origin } = new URL(answerAt)
  const [ofScript, ofStyle] = await Promise.all([sha256(script), sha256(style)])
  return [
    "default-src 'none'",
    `script-src ${ofScript} 'wasm-unsafe-eval'`,
    `style-src ${ofStyle}`,
    `form-action ${origin}`,
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}

/** `built` is the opener's script as it was built. The title is the same for every package. */
export async function fileHtml(file: PackageFile, built: string, language: string): Promise<string> {
  // Nothing that would end the element early.
  const script = built.replaceAll('</script', String.raw`<\/script`)
  // JSON that cannot end the element either: what is in it are letters, digits and an address.
  const data = JSON.stringify(file).replaceAll('<', String.raw`\u003c`)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await policy(script, file)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>Continuum</title>
<style>${style}</style>
</head>
<body>
<main></main>
<script type="application/json" id="package">${data}</script>
<script type="module">${script}</script>
</body>
</html>
`
}
