// A text in the languages that the staff's screens are offered in, as files of data hold it.
export interface StaffWords {
  en: string
  ar: string
}
