import { z } from 'zod'

const origin = z
  .object({ kind: z.enum(['count', 'quotient', 'change', 'sum', 'daily', 'table', 'entered']) })
  .loose()

export const figureView = z
  .object({
    key: z.string(),
    label: z.string(),
    exact: z.string().nullable(),
    printed: z.string(),
    value: z.number().nullable(),
    unit: z.string(),
    wording: z.string().optional(),
    origin,
  })
  .meta({ id: 'Figure' })

export const figureListView = z
  .object({
    key: z.string(),
    label: z.string(),
    unit: z.string(),
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        count: z.int(),
        share: z.string(),
        change: figureView.optional(),
        origin,
      }),
    ),
    total: figureView,
  })
  .meta({ id: 'FigureList' })

/** The one value a bulletin's sentences, tables and charts are filled from. */
export const figuresView = z
  .object({
    centre: z.object({ code: z.string(), name: z.string() }),
    period: z.object({
      key: z.string(),
      label: z.string(),
      year: z.int(),
      month: z.int(),
      from: z.string(),
      until: z.string(),
      ordersKey: z.string().optional().meta({
        description: 'The `period` by which `GET /orders` lists its orders, where a scheme moved it',
      }),
    }),
    values: z.record(z.string(), figureView),
    lists: z.record(z.string(), figureListView),
  })
  .meta({ id: 'Figures' })
export type FiguresView = z.infer<typeof figuresView>

/** What a bulletin is downloaded as; page and PDF are made from its Word document, at issue or, of a build, at download. */
export const bulletinFiles = ['bulletin.docx', 'annex.xlsx', 'bulletin.html', 'bulletin.pdf'] as const
export type BulletinFile = (typeof bulletinFiles)[number]

export const bulletinOrder = z
  .object({ template: z.string().min(1).max(80), period: z.string().min(1).max(40) })
  .strict()
  .meta({ id: 'BulletinOrder' })

export const bulletinView = z
  .object({
    bulletinId: z.uuid(),
    template: z.string(),
    period: z.string(),
    builtAt: z.iso.datetime({ offset: true }),
    builtBy: z.string(),
    documentHash: z.string(),
    annexHash: z.string(),
    pageHash: z.string().nullable().meta({ description: 'Null where page and PDF are made at download' }),
    pdfHash: z.string().nullable(),
    draftId: z.uuid().nullable(),
    issueNo: z.string().nullable().meta({ description: 'Issued under this number; null for a build' }),
    issuedAt: z.iso.datetime({ offset: true }).nullable(),
    seal: z.string().nullable().meta({
      description: 'SHA-256 over figures, words, findings and the hashes of all files; null for a build',
    }),
  })
  .meta({ id: 'Bulletin' })
export type BulletinView = z.infer<typeof bulletinView>
