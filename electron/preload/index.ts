import { contextBridge, ipcRenderer } from 'electron'
import { callChannel, eventChannel } from '../channels.ts'

/**
 * The bridge to the main process: a call by its name in the contract (the main process checks name and
 * input) with its reply in JSON, and the events that it sends. Nothing of Electron gets through.
 */
contextBridge.exposeInMainWorld('atlasBridge', {
  call: (name: string, input: unknown): Promise<string> =>
    ipcRenderer.invoke(callChannel, name, input) as Promise<string>,
  onEvent: (listener: (message: unknown) => void): void => {
    ipcRenderer.on(eventChannel, (_event, message: unknown) => listener(message))
  },
})
