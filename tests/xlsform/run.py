"""The desk's questionnaires in pyxform, the program that the humanitarian field converts its
forms with: what the desk saves must convert without an error or a warning, and forms as others
write them are brought in and saved again.

    python run.py PATH-TO-ACCEDE
"""

import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import openpyxl
from pyxform.xls2xform import convert

FORMS = pathlib.Path(__file__).parent / "forms"


def written(folder, target):
    """A form as .xlsx, from a folder with a file of commas for each sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in ["survey", "choices", "settings"]:
        sheet = book.create_sheet(name)
        with open(folder / f"{name}.csv", newline="", encoding="utf-8") as rows:
            for row in csv.reader(rows):
                sheet.append([cell or None for cell in row])
    book.save(target)
    return target


def converted(path):
    """What pyxform makes of a form; it says so where it cannot. ODK Validate, which needs Java,
    is left out."""
    result = convert(xlsform=str(path), validate=False)
    assert "<h:body" in result.xform, path
    return result


def accede(binary, data, *arguments, code=0):
    done = subprocess.run(
        [binary, "--data", str(data), *arguments], capture_output=True, text=True
    )
    if done.returncode != code:
        sys.exit(f"{arguments} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def saved(binary, data, code, target, is_whole=True):
    """A questionnaire of the desk, saved as a form, which pyxform converts: without a word,
    where no text is missing in any language."""
    accede(binary, data, "survey", "export", code, "-o", str(target))
    result = converted(target)
    assert not (is_whole and result.warnings), f"{code}: {result.warnings}"
    return result.xform


def main(binary):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        data = folder / "data"
        accede(binary, data, "pack", "load", "--yes")
        xform = saved(binary, data, "reasons", folder / "reasons.xlsx")
        for language in ["English (en)", "Français (fr)", "Español (es)"]:
            assert f'lang="{language}"' in xform, language
        print("The pack's questionnaire converts.")
        for form in sorted(FORMS.iterdir()):
            path = written(form, folder / f"{form.name}.xlsx")
            # Whoever wrote it would have seen it convert.
            converted(path)
            expected = json.loads((form / "expected.json").read_text(encoding="utf-8"))
            losses = expected["findings"]
            read = json.loads(
                accede(
                    binary, data, "survey", "import", str(path), "--json", "--despite-losses"
                )
            )
            found = [[it["row"], it["column"], it["code"]] for it in read["findings"]]
            assert found == losses, f"{form.name}: {json.dumps(found)}"
            again = folder / "again.xlsx"
            xform = saved(binary, data, read["questionnaire"], again, expected["is_whole"])
            for name in expected["asks"]:
                assert f'/{name}"' in xform, f"{form.name}: {name} is not asked"
            read = json.loads(
                accede(binary, data, "survey", "import", str(again), "--json", "--despite-losses")
            )
            found = [[it["row"], it["column"], it["code"]] for it in read["findings"]]
            assert found == expected.get("again", []), f"{form.name}: {json.dumps(found)}"
            print(f"{form.name} is brought in, saved, and converts.")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
