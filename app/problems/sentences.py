"""The sentence of each known problem: what happened, and the next step.

They stand here once, in English; the screens translate them by their text, the command line prints
them as they are. They never hold personal data.
"""

from app.problems.codes import ProblemCode


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark `text` for the translators without needing Qt."""
    return text


SENTENCES: dict[ProblemCode, str] = {
    ProblemCode.FILE_MISSING: QT_TRANSLATE_NOOP(
        "Problem", "The file is not there. Choose another one."
    ),
    ProblemCode.FILE_EMPTY: QT_TRANSLATE_NOOP(
        "Problem", "The file is empty. Scan the document again."
    ),
    ProblemCode.NOT_AN_IMAGE: QT_TRANSLATE_NOOP(
        "Problem", "This file is not an image. Choose a PNG, JPEG, TIFF or BMP file."
    ),
    ProblemCode.IMAGE_TRUNCATED: QT_TRANSLATE_NOOP(
        "Problem", "The image file is damaged or cut short. Scan the document again."
    ),
    ProblemCode.IMAGE_TOO_LARGE: QT_TRANSLATE_NOOP(
        "Problem", "The image is too large. Scan one page at 300 to 600 dpi."
    ),
    ProblemCode.NOT_A_RADIOGRAPH: QT_TRANSLATE_NOOP(
        "Problem",
        "This file is not a radiograph. Choose a grayscale TIFF, PNG or DICOM file, "
        "or the description of a raw one.",
    ),
    ProblemCode.RADIOGRAPH_TRUNCATED: QT_TRANSLATE_NOOP(
        "Problem", "The radiograph is damaged or cut short. Have the scanner send it again."
    ),
    ProblemCode.RADIOGRAPH_CONTRADICTORY: QT_TRANSLATE_NOOP(
        "Problem",
        "The radiograph's header does not fit its content. Have the scanner send it again.",
    ),
    ProblemCode.RADIOGRAPH_TOO_LARGE: QT_TRANSLATE_NOOP(
        "Problem",
        "The radiograph is too large for this desk. Have the scanner send it in parts.",
    ),
    ProblemCode.RADIOGRAPH_COMPRESSION: QT_TRANSLATE_NOOP(
        "Problem",
        "The radiograph is compressed in a way that cannot be read here. "
        "Have the scanner send it uncompressed.",
    ),
    ProblemCode.RADIOGRAPH_CHANGED: QT_TRANSLATE_NOOP(
        "Problem", "Somebody changed the radiograph's file while it was open. Open it again."
    ),
    ProblemCode.RADIOGRAPH_PART_MISSING: QT_TRANSLATE_NOOP(
        "Problem",
        "A part of this radiograph is missing: an energy, or one of its pictures. "
        "Have the scanner send all of it again.",
    ),
    ProblemCode.RADIOGRAPH_DESCRIPTION_INVALID: QT_TRANSLATE_NOOP(
        "Problem",
        "The description beside the radiograph cannot be used. Have the scanner send it again.",
    ),
    ProblemCode.SCAN_NOT_HERE: QT_TRANSLATE_NOOP(
        "Problem",
        "The scan's own file is not in this desk's folder of scans. "
        "Open it at the desk that received it, or ask support to share the folder.",
    ),
    ProblemCode.IMAGE_NOT_SEEN: QT_TRANSLATE_NOOP(
        "Problem",
        "Not decided: the whole image was not on the screen yet. Press 0, look, then decide.",
    ),
    ProblemCode.IMAGE_REASON_MISSING: QT_TRANSLATE_NOOP(
        "Problem", "Not decided: say in a few words what you see, or what cannot be seen."
    ),
    ProblemCode.MATCH_INCOMPLETE: QT_TRANSLATE_NOOP(
        "Problem", "Not recorded: say whose scan it is, and how you know."
    ),
    ProblemCode.FOLDER_MISSING: QT_TRANSLATE_NOOP(
        "Problem",
        "The folder where scans arrive is gone. Put it back, or choose another in the settings.",
    ),
    ProblemCode.CAMERA_MISSING: QT_TRANSLATE_NOOP(
        "Problem",
        "The camera does not answer. "
        "Plug it in, or close the program that uses it: it starts by itself.",
    ),
    ProblemCode.CAMERA_UNPLUGGED: QT_TRANSLATE_NOOP(
        "Problem", "The camera was unplugged. Plug it in again: it goes on by itself."
    ),
    ProblemCode.SCANNER_PROGRAM_MISSING: QT_TRANSLATE_NOOP(
        "Problem", "The program scanimage is not installed. Ask support to install sane-utils."
    ),
    ProblemCode.SCANNER_MISSING: QT_TRANSLATE_NOOP(
        "Problem", "The scanner does not answer. Plug it in and switch it on, then scan again."
    ),
    ProblemCode.SCANNER_DENIED: QT_TRANSLATE_NOOP(
        "Problem", "This account may not scan. Ask support to add it to the group scanner."
    ),
    ProblemCode.SCANNER_JAMMED: QT_TRANSLATE_NOOP(
        "Problem", "Paper is stuck, or the cover is open. Free it and close it, then scan again."
    ),
    ProblemCode.SCANNER_EMPTY: QT_TRANSLATE_NOOP(
        "Problem", "No page lies in the scanner. Put the document in, then scan again."
    ),
    ProblemCode.SCANNER_STOPPED: QT_TRANSLATE_NOOP(
        "Problem", "The scanner stopped in the middle. Scan again, or switch it off and on."
    ),
    ProblemCode.READER_UNPLUGGED: QT_TRANSLATE_NOOP(
        "Problem", "The document reader is not plugged in. Plug it in: it goes on by itself."
    ),
    ProblemCode.READER_DENIED: QT_TRANSLATE_NOOP(
        "Problem",
        "This account may not use the reader's port. Ask support to add it to the group dialout.",
    ),
    ProblemCode.DEVICE_BUSY: QT_TRANSLATE_NOOP(
        "Problem", "Another program uses the device. Close it, then try again."
    ),
    ProblemCode.MRZ_TEXT_INVALID: QT_TRANSLATE_NOOP(
        "Problem", "This is not a machine readable zone. Check the number and length of the lines."
    ),
    ProblemCode.READER_MISSING: QT_TRANSLATE_NOOP(
        "Problem",
        "The reader's program is not installed. Enter the document by hand and tell support.",
    ),
    ProblemCode.TRAINER_MISSING: QT_TRANSLATE_NOOP(
        "Problem",
        "Training needs packages that the workstation does not. "
        "Install them as resources/models/README.md says.",
    ),
    ProblemCode.KEYRING_MISSING: QT_TRANSLATE_NOOP(
        "Problem",
        "No system keyring answers. Start the keyring service, then open Gatehouse again.",
    ),
    ProblemCode.KEYRING_LOCKED: QT_TRANSLATE_NOOP(
        "Problem", "The system keyring is locked. Unlock it, then try again."
    ),
    ProblemCode.KEY_MISSING: QT_TRANSLATE_NOOP(
        "Problem",
        "The key of this station's store is not in the keyring. "
        "Ask support to restore it with the port's recovery key.",
    ),
    ProblemCode.KEY_WRONG: QT_TRANSLATE_NOOP(
        "Problem",
        "The key does not open this station's store. "
        "Ask support to restore the right one with the port's recovery key.",
    ),
    ProblemCode.STORE_MISSING: QT_TRANSLATE_NOOP(
        "Problem", "This station is not set up yet. Run “gatehouse setup” first."
    ),
    ProblemCode.ARGUMENTS_WRONG: QT_TRANSLATE_NOOP(
        "Problem", "The command does not fit together. Correct it, or ask for --help."
    ),
    ProblemCode.NO_DISPLAY: QT_TRANSLATE_NOOP(
        "Problem",
        "There is no screen here. Open Gatehouse on a desktop, "
        "or play the demo with “gatehouse demo --headless DIR”.",
    ),
    ProblemCode.ALREADY_SET_UP: QT_TRANSLATE_NOOP(
        "Problem",
        "A station is set up here already. Choose another folder with --home, or keep this one.",
    ),
    ProblemCode.NAME_IN_USE: QT_TRANSLATE_NOOP(
        "Problem",
        "The keyring of this account holds the keys of a station of this name: without them nobody"
        " can read its records. Choose another name.",
    ),
    ProblemCode.STORE_DAMAGED: QT_TRANSLATE_NOOP(
        "Problem", "The station's store is damaged. Stop work here and call support."
    ),
    ProblemCode.STORE_NEWER: QT_TRANSLATE_NOOP(
        "Problem",
        "The station's store was written by a newer Gatehouse. Install that version or later.",
    ),
    ProblemCode.STORE_BUSY: QT_TRANSLATE_NOOP(
        "Problem", "Another Gatehouse is using this store. Close it, then try again."
    ),
    ProblemCode.STORE_NOT_ENCRYPTED: QT_TRANSLATE_NOOP(
        "Problem", "The station's store is not encrypted. Stop work here and call support."
    ),
    ProblemCode.DISK_FULL: QT_TRANSLATE_NOOP(
        "Problem",
        "The disk is full: not recorded. What you entered is kept. Free space, then try again.",
    ),
    ProblemCode.ATTACHMENT_DAMAGED: QT_TRANSLATE_NOOP(
        "Problem", "The picture cannot be opened: it is damaged. The record itself is whole."
    ),
    ProblemCode.PACK_DAMAGED: QT_TRANSLATE_NOOP(
        "Problem", "The reference data is damaged and was not used. Install it again."
    ),
    ProblemCode.PACK_OUTDATED: QT_TRANSLATE_NOOP(
        "Problem",
        "The reference data is of an older program and was not used. Install its newest edition.",
    ),
    ProblemCode.PACK_NEWER: QT_TRANSLATE_NOOP(
        "Problem",
        "The reference data is for a newer Gatehouse and was not used. Have support update this "
        "desk; until then the edition before goes on.",
    ),
    ProblemCode.PACK_RULES_REFUSED: QT_TRANSLATE_NOOP(
        "Problem",
        "The rules in this reference data are refused, and nothing was installed. "
        "“gatehouse rules check” says everything that is wrong with them.",
    ),
    ProblemCode.PACK_SOURCE_UNKNOWN: QT_TRANSLATE_NOOP(
        "Problem",
        "This list cannot be read. Check the file, and that it has the format that was named.",
    ),
    ProblemCode.HUB_UNREACHABLE: QT_TRANSLATE_NOOP(
        "Problem", "The hub cannot be reached. Go on working: records are safe here and go later."
    ),
    ProblemCode.HUB_NOT_A_HUB: QT_TRANSLATE_NOOP(
        "Problem",
        "Something other than the hub answered. Go on working, and check the network sign-in page.",
    ),
    ProblemCode.HUB_REFUSED: QT_TRANSLATE_NOOP(
        "Problem", "The hub refused this station. Go on working and call support."
    ),
    ProblemCode.HUB_FORK: QT_TRANSLATE_NOOP(
        "Problem", "The hub holds other records under this station's name. Call support."
    ),
    ProblemCode.HUB_ADDRESS_INVALID: QT_TRANSLATE_NOOP(
        "Problem", "This is not the address of a hub. Write it as https://name:port."
    ),
    ProblemCode.ENROLLMENT_REFUSED: QT_TRANSLATE_NOOP(
        "Problem", "The hub does not accept this code. Ask the hub's operator for a new one."
    ),
    ProblemCode.SIGN_IN_WRONG: QT_TRANSLATE_NOOP(
        "Problem", "Badge number or PIN is not right. Try again, or ask your supervisor."
    ),
    ProblemCode.SIGN_IN_LOCKED_OUT: QT_TRANSLATE_NOOP(
        "Problem", "Too many wrong PINs. Wait until the time shown, or ask your supervisor."
    ),
    ProblemCode.ROLE_NOT_HELD: QT_TRANSLATE_NOOP(
        "Problem", "You do not hold this role. Choose another one, or ask your supervisor."
    ),
    ProblemCode.BADGE_ELSEWHERE: QT_TRANSLATE_NOOP(
        "Problem",
        "Your badge is signed in at another desk too. Sign out there, or tell your supervisor.",
    ),
    ProblemCode.PIN_TOO_SIMPLE: QT_TRANSLATE_NOOP(
        "Problem", "The PIN is too simple. Use at least six digits that are no sequence."
    ),
    ProblemCode.NOT_ALLOWED: QT_TRANSLATE_NOOP(
        "Problem", "Your role may not do this. Ask your supervisor."
    ),
    ProblemCode.ALREADY_DECIDED: QT_TRANSLATE_NOOP(
        "Problem", "This traveler is already decided. Read the next document."
    ),
    ProblemCode.DECISION_TOO_EARLY: QT_TRANSLATE_NOOP(
        "Problem", "Not decided: a check is still open. Answer it first."
    ),
    ProblemCode.MANDATORY_REFERRAL: QT_TRANSLATE_NOOP(
        "Problem", "A mandatory referral is resolved in secondary. Press F8 to refer."
    ),
    ProblemCode.TOO_MANY_PEOPLE: QT_TRANSLATE_NOOP(
        "Problem", "This encounter is full. Decide about these people, then go on."
    ),
    ProblemCode.BOARDING_PASS_INVALID: QT_TRANSLATE_NOOP(
        "Problem", "This is not the text of a boarding pass. Read it again, or leave it out."
    ),
    ProblemCode.REDRESS_NUMBER_INVALID: QT_TRANSLATE_NOOP(
        "Problem",
        "A redress number has letters and digits only, 40 at most. Type it as the traveler's "
        "letter says.",
    ),
    ProblemCode.NOT_A_MANIFEST: QT_TRANSLATE_NOOP(
        "Problem",
        "This file is no passenger list (UN/EDIFACT PAXLST). Choose another one, or ask the "
        "carrier to send it again.",
    ),
    ProblemCode.MANIFEST_INCOMPLETE: QT_TRANSLATE_NOOP(
        "Problem",
        "This passenger list names no flight, ship or train, or nobody on it. Nothing was taken "
        "over; ask the carrier to send it again.",
    ),
    ProblemCode.MANIFEST_TOO_LARGE: QT_TRANSLATE_NOOP(
        "Problem",
        "This file is larger than any passenger list. Nothing was taken over; ask the carrier to "
        "send one file for each journey.",
    ),
    ProblemCode.REASON_MISSING: QT_TRANSLATE_NOOP(
        "Problem", "An action needs a reason: the officer at the booth reads it. Write one."
    ),
    ProblemCode.CONVEYANCE_INVALID: QT_TRANSLATE_NOOP(
        "Problem", "This entry does not fit. Correct the field that is marked; nothing is lost."
    ),
    ProblemCode.DECLARATION_INCOMPLETE: QT_TRANSLATE_NOOP(
        "Problem", "The declaration lacks something. Fill in the field that is marked."
    ),
    ProblemCode.PLATE_MISSING: QT_TRANSLATE_NOOP(
        "Problem", "Nobody can wait without a plate. Enter the plate first: F5."
    ),
    ProblemCode.WAITING_TAKEN: QT_TRANSLATE_NOOP(
        "Problem", "Another booth has taken them up. Read the documents here if they are with you."
    ),
    ProblemCode.RECALL_TOO_LATE: QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing to recall: a decision can be taken back for 60 seconds. Call secondary instead.",
    ),
    ProblemCode.RECALL_RECEIVED: QT_TRANSLATE_NOOP(
        "Problem", "Secondary has the traveler already. Call the desk; it decides now."
    ),
    ProblemCode.REFERRAL_TAKEN: QT_TRANSLATE_NOOP(
        "Problem", "Another officer has already received this referral. Choose another one."
    ),
    ProblemCode.REFERRAL_WITHDRAWN: QT_TRANSLATE_NOOP(
        "Problem", "The booth took this referral back. It stays on record; choose another one."
    ),
    ProblemCode.REFERRAL_MISSING: QT_TRANSLATE_NOOP(
        "Problem", "This referral is not kept here any more. Choose another one."
    ),
    ProblemCode.REFERRAL_INCOMPLETE: QT_TRANSLATE_NOOP(
        "Problem", "Not closed: parts of the record are missing. Complete what is marked."
    ),
    ProblemCode.MANDATORY_RETURN: QT_TRANSLATE_NOOP(
        "Problem",
        "A mandatory referral is resolved in secondary only. Choose another decision.",
    ),
    ProblemCode.ALARM_ENDED: QT_TRANSLATE_NOOP(
        "Problem",
        "This alarm is over: the traveler arrived, or somebody else is looking. Just go on.",
    ),
    ProblemCode.TEXT_TOO_LONG: QT_TRANSLATE_NOOP(
        "Problem", "The text is too long. Shorten it, or split it into two."
    ),
    ProblemCode.RECORD_MISSING: QT_TRANSLATE_NOOP(
        "Problem", "This record is not kept here any more. Choose another one."
    ),
    ProblemCode.OWN_RECORD: QT_TRANSLATE_NOOP(
        "Problem", "Nobody reviews their own record. Ask another supervisor."
    ),
    ProblemCode.NOTE_MISSING: QT_TRANSLATE_NOOP(
        "Problem", "A record goes back with a note. Write what its officer should do."
    ),
    ProblemCode.LOG_DAMAGED: QT_TRANSLATE_NOOP(
        "Problem", "The log is not whole. Keep the file and call support."
    ),
    ProblemCode.DATABASE_UNREACHABLE: QT_TRANSLATE_NOOP(
        "Problem", "The hub's database cannot be reached. Start it, then start the hub again."
    ),
    ProblemCode.SETTINGS_INVALID: QT_TRANSLATE_NOOP(
        "Problem", "A settings file cannot be used. Correct what is named, or ask support."
    ),
    ProblemCode.PATH_UNUSABLE: QT_TRANSLATE_NOOP(
        "Problem", "A file or folder cannot be used. Choose another one, or correct who may use it."
    ),
}
