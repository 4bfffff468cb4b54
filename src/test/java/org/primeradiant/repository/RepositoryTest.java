package org.primeradiant.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.microservice.ComponentDefinition;
import org.primeradiant.microservice.Microservice;
import org.primeradiant.models.BadModelException;

@ExtendWith(Quiet.class)
class RepositoryTest {

    @TempDir
    private Path folder;

    private Served served;

    @BeforeEach
    void createsTheFolder() {
        served = new Served(folder);
    }

    @Test
    void servesFoldersAndFilesByTheirNames() {
        served.toy("iris/model.toy", 1)
                .toy("wine.toy", 2)
                .write("README.md", "hello")
                .start();

        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(served.answer("wine")).isEqualTo(2);
        assertThat(served.registry().all()).extracting(Microservice::name).containsExactly("iris", "wine");
        assertThat(served.registry().isReady()).isTrue();
        assertThat(served.index()).containsExactly("iris  READY", "wine  READY");
    }

    @Test
    void putsTheOnlyModelAtTheRoot() {
        served.toy("iris/model.toy", 1).start();

        assertThat(served.registry().root().name()).isEqualTo("iris");
    }

    @Test
    void servesTheNewestVersion() {
        served.toy("iris/2/model.toy", 2)
                .toy("iris/10/model.toy", 10)
                .toy("iris/old/model.toy", -1)
                .start();

        assertThat(served.answer("iris")).isEqualTo(10);
        assertThat(served.registry().named("iris").metadata().versions()).containsExactly("10");
        assertThat(served.index()).containsExactly("iris 10 READY");
    }

    @Test
    void servesTheNewestVersionThatLoads() {
        served.toy("iris/1/model.toy", 1).write("iris/2/model.toy", "toy\nx").write("iris/3/model.toy", "tray");
        served.start();

        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(served.registry().isReady()).isTrue();
        assertThat(served.index())
                .containsExactly(
                        "iris 1 READY",
                        "iris 3 UNAVAILABLE model.toy must have the lines 'toy' and a number",
                        "iris 2 UNAVAILABLE model.toy line 2 must be a number");
        assertThat(served.custom("iris", "lastFailure"))
                .isEqualTo("version 3: model.toy must have the lines 'toy' and a number");
    }

    @Test
    void tellsWhereAModelComesFrom() {
        served.toy("iris/3/model.toy", 1).start();

        assertThat(served.registry().named("iris").metadata().name()).isEqualTo("iris");
        assertThat(served.registry().named("iris").metadata().custom())
                .containsEntry("file", "model.toy")
                .containsEntry("size", "8")
                .containsEntry("sha256", "89be95bb01243729544e632803918a5b9e60eeff4c5b18bee33795e24f87a905")
                .containsEntry("format", "toy")
                .containsEntry("loaded", "2026-03-01T12:00:00Z")
                .doesNotContainKey("lastFailure");
    }

    @Test
    void takesAFolderThatHoldsAModelForOne() {
        served.toy("model.toy", 1).toy("other/model.toy", 2).named("iris").start();

        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(served.registry().all()).hasSize(1);
    }

    @Test
    void takesAFolderOfVersionsForAModelOfTheFoldersName() throws IOException {
        Path root = Files.createDirectory(folder.resolve("wine"));
        Served wine = new Served(root).toy("1/model.toy", 1).start();

        assertThat(wine.answer("wine")).isEqualTo(1);
    }

    @Test
    void swapsToFilesThatStandStill() {
        served.toy("iris/model.toy", 1).start();
        served.toy("iris/model.toy", 2);

        served.repository().tick();
        assertThat(served.answer("iris")).isEqualTo(1);
        served.toy("iris/model.toy", 3).repository().tick();
        assertThat(served.answer("iris")).isEqualTo(1);
        served.repository().tick();

        assertThat(served.answer("iris")).isEqualTo(3);
        assertThat(served.toys.open()).isEqualTo(1);
    }

    @Test
    void swapsToANewVersionAndBackIfItIsDeleted() {
        served.toy("iris/1/model.toy", 1).start();

        served.toy("iris/2/model.toy", 2).look();
        assertThat(served.answer("iris")).isEqualTo(2);
        served.delete("iris/2");
        served.look();

        assertThat(served.answer("iris")).isEqualTo(1);
    }

    @Test
    void waitsForTheFilesOfANewVersion() throws IOException {
        served.toy("iris/1/model.toy", 1).start();

        Files.createDirectory(folder.resolve("iris/2"));
        served.look();
        assertThat(served.index()).containsExactly("iris 1 READY");
        served.toy("iris/2/model.toy", 2).look();

        assertThat(served.answer("iris")).isEqualTo(2);
    }

    @Test
    void servesTheOldVersionOnIfTheNewOneDoesNotLoad() {
        served.toy("iris/model.toy", 1).start();

        served.write("iris/model.toy", "tray").look();

        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(served.registry().isReady()).isTrue();
        assertThat(served.index()).containsExactly("iris  READY model.toy must have the lines 'toy' and a number");
        assertThat(served.custom("iris", "lastFailure")).isEqualTo("model.toy must have the lines 'toy' and a number");
        served.toy("iris/model.toy", 2).look();
        assertThat(served.answer("iris")).isEqualTo(2);
        assertThat(served.custom("iris", "lastFailure")).isNull();
        assertThat(served.index()).containsExactly("iris  READY");
    }

    @Test
    void triesBadFilesOnce() {
        served.toy("iris/1/model.toy", 1).start();

        served.write("iris/2/model.toy", "tray").look().look().look();

        assertThat(Metrics.of(served.repository()))
                .contains(
                        "radiant_model_loads_total{model=\"iris\",outcome=\"loaded\"} 1.0",
                        "radiant_model_loads_total{model=\"iris\",outcome=\"failed\"} 1.0",
                        "radiant_model_last_load_failed{model=\"iris\"} 1.0");
    }

    @Test
    void addsModelsThatAppearAndRemovesThoseThatAreDeleted() {
        served.toy("iris/model.toy", 1).start();

        served.toy("wine.toy", 2).look();
        assertThat(served.answer("wine")).isEqualTo(2);
        served.delete("wine.toy");
        served.repository().tick();
        assertThat(served.answer("wine")).isEqualTo(2);
        served.repository().tick();

        assertThat(served.registry().all()).extracting(Microservice::name).containsExactly("iris");
        assertThat(served.index()).containsExactly("iris  READY");
        assertThat(served.toys.open()).isEqualTo(1);
    }

    @Test
    void keepsAModelWhoseFolderIsEmptied() {
        served.toy("iris/model.toy", 1).start();

        served.delete("iris/model.toy");
        served.look().look();

        assertThat(served.answer("iris")).isEqualTo(1);
    }

    @Test
    void keepsTheModelsWhileTheFolderCannotBeRead() throws IOException {
        served.toy("iris/model.toy", 1).start();

        Files.move(folder.resolve("iris"), folder.resolveSibling("aside"));
        Files.delete(folder);
        served.look().look();

        assertThat(served.answer("iris")).isEqualTo(1);
        Files.createDirectory(folder);
        served.delete("../aside");
    }

    @Test
    void isNotReadyWithoutEveryModel() {
        served.toy("iris/model.toy", 1).write("wine/model.toy", "tray").start();

        assertThat(served.registry().isReady()).isFalse();
        assertThat(served.registry().failure()).isEmpty();
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> served.answer("iris"))
                .withMessage("model wine has no version that loads; the server's log has the cause")
                .matches(e -> e.reason() == Reason.UNAVAILABLE);
    }

    @Test
    void becomesReadyWhenTheMissingModelLoads() {
        served.toy("iris/model.toy", 1).write("wine/model.toy", "tray").start();

        served.toy("wine/model.toy", 2).look();

        assertThat(served.registry().isReady()).isTrue();
        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(served.answer("wine")).isEqualTo(2);
    }

    @Test
    void becomesReadyWhenTheMissingModelIsDeleted() {
        served.toy("iris/model.toy", 1).write("wine/model.pkl", "").start();

        served.delete("wine");
        served.look();

        assertThat(served.registry().isReady()).isTrue();
        assertThat(served.registry().all()).extracting(Microservice::name).containsExactly("iris");
    }

    @Test
    void isReadyWithoutModelsThatAreNotRequired() {
        served.toy("iris/model.toy", 1)
                .write("wine/model.toy", "tray")
                .optional()
                .start();

        assertThat(served.registry().isReady()).isTrue();
        assertThat(served.answer("iris")).isEqualTo(1);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> served.answer("wine"))
                .matches(e -> e.reason() == Reason.NOT_FOUND);
        served.toy("wine/model.toy", 2).look();
        assertThat(served.answer("wine")).isEqualTo(2);
    }

    @Test
    void rollsBackToTheNewestOlderVersionThatLoads() {
        served.toy("iris/1/model.toy", 1)
                .write("iris/2/model.toy", "damaged")
                .toy("iris/3/model.toy", 3)
                .start();

        served.repository().rollBack("iris");

        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(served.index()).contains("iris 1 READY", "iris 3 UNAVAILABLE rolled back by a caller");
        assertThat(served.custom("iris", "lastFailure")).isEqualTo("version 3: rolled back by a caller");
    }

    @Test
    void staysRolledBackUntilANewerVersionComes() {
        served.toy("iris/1/model.toy", 1).toy("iris/2/model.toy", 2).start();
        served.repository().rollBack("iris");

        assertThat(served.look().answer("iris")).isEqualTo(1);
        served.write("iris/3/model.toy", "damaged").look();
        assertThat(served.answer("iris")).isEqualTo(1);
        served.toy("iris/4/model.toy", 4).look();
        assertThat(served.answer("iris")).isEqualTo(4);
    }

    @Test
    void servesTheNewestAgainOnceItIsLoaded() {
        served.toy("iris/1/model.toy", 1).toy("iris/2/model.toy", 2).start();
        served.repository().rollBack("iris");

        served.repository().load("iris");

        assertThat(served.answer("iris")).isEqualTo(2);
        assertThat(served.index()).containsExactly("iris 2 READY");
    }

    @Test
    void servesOnIfThereIsNothingToRollBackTo() {
        served.write("iris/1/model.toy", "damaged")
                .toy("iris/2/model.toy", 2)
                .toy("wine.toy", 5)
                .start();

        for (String name : new String[] {"iris", "wine"}) {
            assertThatExceptionOfType(SeldonException.class)
                    .isThrownBy(() -> served.repository().rollBack(name))
                    .returns(Reason.BAD_DATA, SeldonException::reason)
                    .withMessage("model " + name + " has no older version that loads");
        }
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> served.repository().rollBack("nobody"))
                .returns(Reason.NOT_FOUND, SeldonException::reason);

        assertThat(served.answer("iris")).isEqualTo(2);
        assertThat(served.answer("wine")).isEqualTo(5);
    }

    @Test
    void unloadsUntilFilesChange() {
        served.toy("iris/model.toy", 1).toy("wine/model.toy", 2).start();

        served.repository().unload("wine");
        served.look();

        assertThat(served.registry().all()).extracting(Microservice::name).containsExactly("iris");
        assertThat(served.index()).containsExactly("iris  READY", "wine  UNAVAILABLE unloaded");
        assertThat(served.toys.open()).isEqualTo(1);
        served.toy("wine/model.toy", 3).look();
        assertThat(served.answer("wine")).isEqualTo(3);
    }

    @Test
    void loadsWhatWasUnloaded() {
        served.toy("iris/model.toy", 1).start();
        served.repository().unload("iris");

        served.repository().load("iris");

        assertThat(served.answer("iris")).isEqualTo(1);
    }

    @Test
    void loadsAtOnceWhatIsNew() {
        served.toy("iris/model.toy", 1).start();

        served.toy("wine/1/model.toy", 2).repository().load("wine");

        assertThat(served.answer("wine")).isEqualTo(2);
    }

    @Test
    void saysWhyALoadFailed() {
        served.toy("iris/1/model.toy", 1).start();
        served.write("iris/2/model.toy", "tray");

        assertThatExceptionOfType(BadModelException.class)
                .isThrownBy(() -> served.repository().load("iris"))
                .withMessage("model iris did not load: version 2: model.toy must have the lines 'toy' and a number");
        assertThat(served.answer("iris")).isEqualTo(1);
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> served.repository().load("wine"))
                .withMessage("the repository has no model wine");
        assertThatExceptionOfType(SeldonException.class)
                .isThrownBy(() -> served.repository().unload("wine"))
                .withMessage("the repository has no model wine");
    }

    @Test
    void refusesTwoModelsOfOneName() {
        served.toy("iris/model.toy", 1).start();

        served.toy("other/model.toy", 2)
                .write("other/model-settings.json", "{\"name\": \"iris\"}")
                .look();

        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(served.index())
                .containsExactly("iris  READY both iris and other have the name iris; rename one of them");
        assertThat(served.custom("iris", "lastFailure"))
                .isEqualTo("both iris and other have the name iris; rename one of them");
    }

    @Test
    void refusesNamesThatAreNoPartOfUrls() {
        served.toy("iris/model.toy", 1).toy("a b/model.toy", 2).start();

        assertThat(served.registry().all()).hasSize(1);
        assertThat(served.index())
                .containsExactly(
                        "a b  UNAVAILABLE 'a b' cannot be the name of a model: use letters, digits, '.', '_' and '-',"
                                + " beginning with a letter or digit",
                        "iris  READY");
    }

    @Test
    void keepsTheNameOfAModelWhoseSettingsBecomeUnreadable() {
        served.toy("a/model.toy", 1)
                .write("a/model-settings.json", "{\"name\": \"iris\"}")
                .start();
        assertThat(served.answer("iris")).isEqualTo(1);

        served.write("a/model-settings.json", "{").look();

        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(served.custom("iris", "lastFailure")).contains("model-settings.json");
    }

    @Test
    void refusesLinksThatLeadOutOfTheFolder() throws IOException {
        Path root = Files.createDirectory(folder.resolve("models"));
        Files.createDirectory(folder.resolve("secret"));
        Files.writeString(folder.resolve("secret/model.toy"), "toy\n7");
        Files.createSymbolicLink(root.resolve("iris"), folder.resolve("secret"));
        Served models = new Served(root).optional().start();

        assertThat(models.registry().all()).isEmpty();
        assertThat(models.index()).containsExactly("iris  UNAVAILABLE its link leads out of the folder");
    }

    @Test
    void followsLinksThatAreSwitchedWithinTheFolder() throws IOException {
        served.toy(".store/a/model.toy", 1).toy(".store/b/model.toy", 2);
        Path link = Files.createSymbolicLink(folder.resolve("iris"), Path.of(".store/a"));
        served.start();
        assertThat(served.answer("iris")).isEqualTo(1);

        Files.delete(link);
        Files.createSymbolicLink(link, Path.of(".store/b"));
        served.look();

        assertThat(served.answer("iris")).isEqualTo(2);
    }

    @Test
    void looksAtNoMoreThanSomeFiles() throws IOException {
        Path many = Files.createDirectories(folder.resolve("many"));
        for (int i = 0; i <= Survey.MOST_FILES; i++) {
            Files.createFile(many.resolve("f" + i));
        }
        served.toy("iris/model.toy", 1).optional().start();

        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(served.index()).containsExactly("iris  READY", "many  UNAVAILABLE many has more than 10000 files");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Served(many).start())
                .withMessage("Radiant: the folder of models cannot be read: many has more than 10000 files");
    }

    @Test
    void looksAtNoMoreThanSomeLevels() {
        served.write("iris/" + "d/".repeat(17) + "model.toy", "").optional().start();

        assertThat(served.registry().all()).isEmpty();
        assertThat(served.index().get(0)).contains("it has more than 16 levels of folders");
    }

    @Test
    void keepsAModelWhoseFolderCannotBeLookedAt() throws IOException {
        served.toy("a/model.toy", 1)
                .write("a/model-settings.json", "{\"name\": \"iris\"}")
                .start();

        for (int i = 0; i <= Survey.MOST_FILES; i++) {
            Files.createFile(folder.resolve("a").resolve("f" + i));
        }
        served.look().look();

        assertThat(served.answer("iris")).isEqualTo(1);
        assertThat(served.index()).containsExactly("iris  READY a has more than 10000 files");
    }

    @Test
    void showsNoMoreOfAHostileNameThanNeeded() {
        served.toy("iris/model.toy", 1)
                .toy("a/model.toy", 1)
                .write("a/model-settings.json", "{\"name\": \"x\\nRadiant: all is well" + "!".repeat(100_000) + "\"}")
                .start();

        assertThat(served.index().get(0))
                .startsWith("a  UNAVAILABLE 'x Radiant: all is well!!!")
                .hasSizeLessThan(1200);
        assertThat(served.toy("b/model.toy", 2)
                        .write("b/model-settings.json", "{\"name\": \"" + "b".repeat(256) + "\"}")
                        .look()
                        .index())
                .hasSize(3);
        assertThat(served.registry().all()).hasSize(1);
    }

    private record Own() implements Model<double[][], double[]> {
        @Override
        public double[] predict(double[][] input, Call call) {
            call.tag("number", -1);
            return new double[] {-1};
        }
    }

    @Test
    void replacesNoComponentOfTheApplication() throws Exception {
        served.toy("iris/model.toy", 1).start();
        served.registry().put(ComponentDefinition.of("wine", Own.class, Own::new, own -> {}));

        served.toy("wine/model.toy", 2).look();

        assertThat(served.index())
                .containsExactly("iris  READY", "wine  UNAVAILABLE a component of the application has the same name");
        assertThat(served.registry().named("wine").metadata().custom()).isEmpty();
        assertThat(served.toys.open()).isEqualTo(1);
    }
}
