// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '6b21f2e34fb02b36ba785d92cdd1b76f94a8af73210aeaf259a5f6862a7b0922',
  coe: '89d9a6b9ea0c7da757795b61d1616bb601d2a7599b5f5d30db755f25a12ad270',
  eu: 'fa1ff8fb9c0dfae29f99a2ec0c82bac94de34d3b7493e08cd1f6432da8e76bdc',
  uk: '018fc88a8ffdd07ed45e3248c029d957b1605fe918384c5c8f5d8ef30dc853aa',
  us: '089677111ebb802597b20ac15d99e6d58daec128344712e2b5460d4cf635927b',
}
