/** Each is a page of its own with its own landmarks; here several stand within one page. */
export const PAGE_PARAMETERS = {
  a11y: {
    options: {
      rules: {
        'landmark-main-is-top-level': { enabled: false },
        'landmark-no-duplicate-main': { enabled: false },
        'landmark-unique': { enabled: false },
      },
    },
  },
}
