package org.primeradiant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.primeradiant.api.ItemIds;
import org.primeradiant.pipeline.BadFileException;
import org.primeradiant.recommender.SparseRows;

class InteractionFileTest {
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("i.csv");
    }

    private Interactions read(String csv) throws IOException {
        Files.writeString(file, csv);
        return InteractionFile.read(file, InteractionFormat.DEFAULT, ALL, FourUsers.silence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,10\n1,20\n2,30",
                "1,10\r\n1,20\r\n2,30\r\n",
                "\uFEFFuser,item\n1,10\n1,20\n2,30\n",
                " User , ITEM \n\n 1 , +10\n\n1,20\n\n2,30\n\n",
                "\"user\",\"item\"\n\"1\",\"10\"\n\"1\",20\n2,30\n",
                "title,item,user\n\"a, b\nc\",10,1\nx,20,1\n,30,2\n",
                "1,20,7\n2,30,0\n1,10,6",
                "timestamp,item,user\n7,20,1\n0,30,2\n6,10,1",
                "item,weight,user\n10,0.5,1\n20,1e3,1\n30,2,2"
            })
    void readsUsersAndTheirItems(String csv) throws IOException {
        Interactions interactions = read(csv);

        assertThat(interactions.size()).isEqualTo(3);
        assertThat(interactions.users()).isEqualTo(2);
        int first = interactions.histories().length(0) == 2 ? 0 : 1;
        assertThat(interactions.latest(first, ALL)).isEqualTo(ItemIds.of(20, 10));
        assertThat(interactions.latest(1 - first, ALL)).isEqualTo(ItemIds.of(30));
    }

    @Test
    void readsWeights() throws IOException {
        SparseRows histories = read("user,item,weight\n1,10,0.5\n").histories();

        assertThat(histories.value(0)).isEqualTo(0.5f);
    }

    @Test
    void readsIdsOfSixtyFourBits() throws IOException {
        Interactions interactions = read("-9223372036854775808,9223372036854775807\n");

        assertThat(interactions.latest(0, ALL)).isEqualTo(ItemIds.of(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,10\\nbob,20 | 2: user must be a whole number of at most 64 bits, got 'bob';"
                        + " give each user a number, or remove the row",
                "bob,20 | 1: user must be a whole number of at most 64 bits, got 'bob';"
                        + " give each user a number, or remove the row",
                "1,10\\n1,1.5 | 2: item must be a whole number of at most 64 bits, got '1.5'"
                        + "; give each item a number, or remove the row",
                "1,10\\n1,9223372036854775808 | 2: item must be a whole number of at most 64 bits,"
                        + " got '9223372036854775808'; give each item a number, or remove the row",
                "1,10\\n1, | 2: item must be a whole number of at most 64 bits, got ''"
                        + "; give each item a number, or remove the row",
                "1,10,5\\n1,11,noon | 2: timestamp must be a whole number of at most 64 bits, got 'noon'"
                        + "; convert it, as to seconds since 1970",
                "user,item,weight\\n1,2,0 | 2: weight must be a positive number, got '0'"
                        + "; correct it, or remove the row",
                "user,item,weight\\n1,2,NaN | 2: weight must be a positive number, got 'NaN'"
                        + "; correct it, or remove the row",
                "user,item,weight\\n1,2,1e99 | 2: weight must be a positive number, got '1e99'"
                        + "; correct it, or remove the row",
                "user,item,weight\\n1,2,heavy | 2: weight must be a positive number, got 'heavy'"
                        + "; correct it, or remove the row",
                "1,10\\n\\n1 | 3: has 1 column, but the first line has 2",
                "1,10\\n1,10,5 | 2: has 3 columns, but the first line has 2",
                "1 | 1: has 1 column; without a header there must be 2 or 3: user,item or user,item,timestamp"
                        + "; add a line of column names if there are others",
                "1,2,3,4 | 1: has 4 columns; without a header there must be 2 or 3: user,item or user,item,timestamp"
                        + "; add a line of column names if there are others",
                "user,item,weight\\n1,2,0,5 | 2: has 4 columns, but the first line has 3",
                "user;item;weight\\n1;2;0,5 | 1: has 1 column, 'user;item;weight'; --separator=\";\" would give 3 on"
                        + " each line",
                "user,product\\n1,2 | 1: is the header, as it has no number, but there is no column 'item'; name the"
                        + " column of items with --item; the columns are user, product",
                "user;item\\n1;2 | 1: has 1 column, 'user;item'; --separator=\";\" would give 2 on each line",
                "1;2\\n3;4 | 1: has 1 column, '1;2'; --separator=\";\" would give 2 on each line",
                "1\t2\\n3\t4 | 1: has 1 column, '1\t2'; --separator=tab would give 2 on each line",
                "1::2\\n3::4 | 1: has 1 column, '1::2'; --separator=\"::\" would give 2 on each line",
                "user,item,user\\n1,2,3 | 1: has 2 columns 'user'; rename the others, or name another with --user",
                "user,item,Weight,weight,weight\\n1,2,3,4,5 | 1: has 2 columns 'weight'; rename the others, or name"
                        + " another with --weight"
            })
    void namesFileAndLineOfWhatItDoesNotUnderstand(String csv, String message) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read(csv.replace("\\n", "\n")))
                .withMessage(file + ":" + message);
    }

    @Test
    void countsTheLinesOfQuotedText() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read("user,item,title\n1,2,\"two\nlines\"\n1,x,one\n"))
                .withMessage(file + ":4: item must be a whole number of at most 64 bits, got 'x'"
                        + "; give each item a number, or remove the row");
    }

    @Test
    void shortensWhatItQuotes() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read("1,10\n1," + "x".repeat(41)))
                .withMessageContaining("got '" + "x".repeat(40) + "...'");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read("\n"))
                .withMessage(file + ": is empty; it needs a row for each interaction, such as 17,32156");
    }

    @Test
    void refusesAHeaderAlone() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read("user,item\n"))
                .withMessage(file + ": has a header but no rows; it needs one for each interaction, such as 17,32156");
    }

    @Test
    void refusesAQuoteThatDoesNotEnd() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read("1,10\n1,\"" + "20\n".repeat(20_000_000)))
                .withMessageStartingWith(file + ": is not CSV: ");
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        Files.write(file, new byte[] {'1', ',', '2', '\n', '1', ',', (byte) 0xFF, '\n'});

        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> InteractionFile.read(file, InteractionFormat.DEFAULT, ALL, FourUsers.silence()))
                .withMessage(file + ":2: item must be a whole number of at most 64 bits, got '\uFFFD'"
                        + "; give each item a number, or remove the row");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> InteractionFile.read(file, InteractionFormat.DEFAULT, ALL, FourUsers.silence()))
                .withMessage(file + ": there is no such file");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> InteractionFile.read(folder, InteractionFormat.DEFAULT, ALL, FourUsers.silence()))
                .withMessage(folder + ": is not a file");
    }

    private Interactions read(InteractionFormat format, String csv) throws IOException {
        Files.writeString(file, csv.replace('|', '\n'));
        return InteractionFile.read(file, format, ALL, FourUsers.silence());
    }

    /** A vertical bar stands for a line end. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            customer,product|1,10|1,20|2,30 => , customer product '' ''
            Customer , PRODUCT|1,10|1,20|2,30 => , customer product '' ''
            product;stars;customer;when|20;1;1;7|30;2;2;0|10;3;1;6 => ; customer product when stars
            2019,2020|1,10|1,20|2,30 => , 2019 2020 '' ''
            """)
    void readsColumnsThatTheUserNames(String csv, String format) throws IOException {
        String[] parts = format.replace("''", "").split(" ", -1);

        Interactions interactions = read(new InteractionFormat(parts[0], parts[1], parts[2], parts[3], parts[4]), csv);

        int first = interactions.histories().length(0) == 2 ? 0 : 1;
        assertThat(interactions.latest(first, ALL)).isEqualTo(ItemIds.of(20, 10));
        assertThat(interactions.latest(1 - first, ALL)).isEqualTo(ItemIds.of(30));
    }

    @Test
    void prefersTheSpellingOfTheUser() throws IOException {
        assertThat(read(new InteractionFormat(",", "ID", "item", "", ""), "id,ID,item|7,8,10|7,9,10")
                        .users())
                .isEqualTo(2);
    }

    @Test
    void readsOtherSeparatorsWithoutAHeader() throws IOException {
        for (String separator : new String[] {";", "\t", "|", "::", " "}) {
            Files.writeString(file, "1,10\n1,20\n2,30\n".replace(",", separator));

            assertThat(InteractionFile.read(
                                    file, new InteractionFormat(separator, "", "", "", ""), ALL, FourUsers.silence())
                            .size())
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            x,item => :1: has no column 'x', which --user names; the columns are user, item, ts
            user,x => :1: has no column 'x', which --item names; the columns are user, item, ts
            user,item,x => :1: has no column 'x', which --timestamp names; the columns are user, item, ts
            user,item,ts,x => :1: has no column 'x', which --weight names; the columns are user, item, ts
            user,user => :1: column 'user' cannot be two of user, item, timestamp and weight
            user,item,ts,TS => :1: column 'ts' cannot be two of user, item, timestamp and weight
            """)
    void refusesNamesThatDoNotFit(String names, String message) {
        String[] parts = (names + ", , ").split(",");
        InteractionFormat format = new InteractionFormat(",", parts[0], parts[1], parts[2].strip(), parts[3].strip());

        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read(format, "user,item,ts|1,10,5"))
                .withMessage(file + message);
    }

    @Test
    void saysThatAHeaderIsMissing() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read(new InteractionFormat(",", "u", "i", "", ""), "1,10|2,20"))
                .withMessage(
                        file + ":1: has no column 'u', which --user names; the columns are 1, 10; if this line is a"
                                + " row, add a line of column names above it");
    }

    @Test
    void saysHowToWriteAWeightWithAComma() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read(new InteractionFormat(";", "", "", "", ""), "user;item;weight|1;10;0,5"))
                .withMessage(file + ":2: weight must be a positive number, got '0,5'; write it with a decimal point");
    }

    @Test
    void refusesAWorkbook() throws IOException {
        Files.write(file, new byte[] {'P', 'K', 3, 4, 20});

        assertThatExceptionOfType(BadFileException.class)
                .isThrownBy(() -> InteractionFile.read(file, InteractionFormat.DEFAULT, ALL, FourUsers.silence()))
                .withMessage(file + " is a ZIP archive, as .xlsx workbooks are; save it as a CSV");
    }
}
