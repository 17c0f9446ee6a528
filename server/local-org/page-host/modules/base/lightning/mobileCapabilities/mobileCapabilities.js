/** A browser on a desk has none of the phone's capabilities, on the platform as well. */
export const getBarcodeScanner = () => ({ isAvailable: () => false });
