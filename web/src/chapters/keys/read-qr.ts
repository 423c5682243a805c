/** Reads the QR code in a picture of the camera; null when there is none. */
export type QrReader = (video: HTMLVideoElement) => Promise<string | null>;

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** The browser's own detector where it has one; otherwise one that is fetched when a camera is opened. */
export async function openQrReader(): Promise<QrReader> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  const formats: readonly string[] = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (BarcodeDetector && formats.includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const { default: jsQr } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const [width, height] = scaled(video);
    if (!context || width === 0) return null;
    [canvas.width, canvas.height] = [width, height];
    context.drawImage(video, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    return jsQr(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
  };
}

/** A label held before the camera fills much of the picture, so a smaller one reads as well and many times faster. */
const WIDEST = 640;

function scaled({ videoWidth, videoHeight }: HTMLVideoElement): [number, number] {
  const scale = Math.min(1, WIDEST / Math.max(videoWidth, videoHeight, 1));
  return [Math.round(videoWidth * scale), Math.round(videoHeight * scale)];
}
