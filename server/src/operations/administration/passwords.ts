import { randomInt } from 'node:crypto'

/** Without 0 and O, 1, l and I: it is read out over the telephone. */
const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** A password for one sign-in: 12 characters out of 54, some 69 bits. */
export function makeOneTimePassword(): string {
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')
}

/** Long enough to withstand guessing at the rate sign-in allows, and not the account itself. */
export function isStrong(password: string, login: string): boolean {
  return [...password].length >= 10 && password.toLowerCase() !== login.toLowerCase()
}
