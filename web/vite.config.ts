import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { keepShell } from './keep-shell.ts'
import { precompress } from './precompress.ts'

/** Libraries change rarely and pages often: kept apart, a new release costs the browser only the pages. */
const libraryChunks = [
  // A group takes along what it imports, so react stands before antd.
  // without-eval.ts goes with zod, so that it runs before any chunk that makes a schema.
  {
    name: 'react',
    test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack|i18next|react-i18next|zod)[\\/]|without-eval/,
  },
  { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
  {
    name: 'antd',
    test: /node_modules[\\/](antd|@ant-design|@rc-component|rc-[a-z-]+|dayjs|@emotion|stylis)[\\/]/,
  },
]

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), keepShell(), precompress()],
  server: { proxy: { '/api': process.env.YIHU_API ?? 'http://127.0.0.1:8080' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no inline script and no data: script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: {
        staff: fileURLToPath(new URL('index.html', import.meta.url)),
        callbackLink: fileURLToPath(new URL('callback-link.html', import.meta.url)),
      },
      output: { codeSplitting: { groups: libraryChunks } },
    },
  },
})
