import type { OrderFilter } from '@yihu/contract/orders'
import { callUrl } from '../api/call.ts'
import { useLanguage } from '../language/language.ts'
import { FileMenu } from './file-menu.tsx'

/** Takes the found list as a file. */
export function ExportMenu({ filter }: { readonly filter: OrderFilter }) {
  const { language } = useLanguage()
  const { page: _, pageSize: _size, ...query } = filter
  return (
    <FileMenu
      urlOf={(format) =>
        callUrl('exportOrders', { params: { file: `orders.${format}` }, query: { ...query, language } })
      }
      fallbackName="orders"
    />
  )
}
