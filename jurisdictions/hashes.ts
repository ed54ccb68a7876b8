// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '57b893604f5e3abb15636777064e56257fb52d39e4518f3602f607b1f12b560a',
  coe: '3712569638186abbda227ef4071e3deaa32a6cb9f4f734c91bf923571c192dab',
  eu: '0d7685b20d09e984788d02da71869ad92f96be03f157fa96cc3c7dbda5e91532',
  uk: '3135b17370655016a7018cb69d752532bd16eb9e9ec2179050874d41b015f915',
  us: 'c5044334200565706ccc0c0b598525ab073db6ffa4defdb0ae2db6b4bb311f36',
}
