import type { ServedCentreOptions } from './served-centre.ts'

/** Stories walk at any hour; after 17:00 the demonstration takes no request for more time. */
export const atAnyHour: NonNullable<ServedCentreOptions['policies']> = [
  {
    topic: 'extensions',
    validFrom: '2020-01-01',
    value: { cutOff: null, most: 2, longestWorkingDays: 10 },
    clause: 'e2e',
  },
]
