// What every page of the report is to the frame around it.
export interface View {
    node: HTMLElement;
    title: string;
    /** Called once it is in the document. */
    shown?(): void;
    /** A key that the frame does not know; whether it was of use. */
    key?(name: string): boolean;
}
