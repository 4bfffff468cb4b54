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
        return InteractionFile.read(file, ALL, FourUsers.silence());
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
                "1,10\\nbob,20 | 2: user must be a whole number of at most 64 bits, got 'bob'",
                "bob,20 | 1: user must be a whole number of at most 64 bits, got 'bob'",
                "1,10\\n1,1.5 | 2: item must be a whole number of at most 64 bits, got '1.5'",
                "1,10\\n1,9223372036854775808 | 2: item must be a whole number of at most 64 bits,"
                        + " got '9223372036854775808'",
                "1,10\\n1, | 2: item must be a whole number of at most 64 bits, got ''",
                "1,10,5\\n1,11,noon | 2: timestamp must be a whole number of at most 64 bits, got 'noon'",
                "user,item,weight\\n1,2,0 | 2: weight must be a positive number, got '0'",
                "user,item,weight\\n1,2,NaN | 2: weight must be a positive number, got 'NaN'",
                "user,item,weight\\n1,2,1e99 | 2: weight must be a positive number, got '1e99'",
                "user,item,weight\\n1,2,heavy | 2: weight must be a positive number, got 'heavy'",
                "1,10\\n\\n1 | 3: has 1 column, but the first line has 2",
                "1,10\\n1,10,5 | 2: has 3 columns, but the first line has 2",
                "1 | 1: has 1 column; without a header there must be 2 or 3: user,item or user,item,timestamp",
                "1,2,3,4 | 1: has 4 columns; without a header there must be 2 or 3: user,item or user,item,timestamp",
                "user,product\\n1,2 | 1: contains no number and so is the header, but has no column 'item':"
                        + " [user, product]",
                "user;item\\n1;2 | 1: contains no number and so is the header, but has no column 'user': [user;item]"
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
                .withMessage(file + ":4: item must be a whole number of at most 64 bits, got 'x'");
    }

    @Test
    void shortensWhatItQuotes() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> read("1,10\n1," + "x".repeat(41)))
                .withMessageEndingWith("got '" + "x".repeat(40) + "...'");
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
                .isThrownBy(() -> InteractionFile.read(file, ALL, FourUsers.silence()))
                .withMessage(file + ":2: item must be a whole number of at most 64 bits, got '\uFFFD'");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> InteractionFile.read(file, ALL, FourUsers.silence()))
                .withMessage(file + ": there is no such file");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> InteractionFile.read(folder, ALL, FourUsers.silence()))
                .withMessage(folder + ": is not a file");
    }
}
