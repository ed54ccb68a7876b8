// How somebody was held, as it lies sealed beside the story.

/** In codes; of several means of control each. `means` is the number under which they are counted. */
export interface Circumstances {
  sector?: string
  control?: readonly string[]
  recruiter?: string
  means?: string
}
