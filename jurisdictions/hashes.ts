// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: 'af2d7270818f890ed16c4247c5774bc307c130872bf6ef0693225467045cc2f3',
  coe: '681304637449662a34f6aacd32a62736710fffd1c136a527be98ab76e2a59f64',
  eu: 'beee00c394d447b6fd3cd4ab766d87e98547205d80aa9824d857811325052ba8',
  uk: 'db04a1825ab50e3d0bc965f59ed7d264a5e7879d8922e3962fbfa81f79229550',
  us: '915b5c47c3d9012f368feaaa290f31890464931f4f6515dd5002d69d23d79606',
}
