/** The version of this copy of the script; two copies on one page compare it. */
export const VERSION = '0.1.0'
